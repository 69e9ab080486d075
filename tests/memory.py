"""What reading takes of memory, to be measured in a process without threads of libraries.

`tracemalloc.stop` may end a process in which such a thread is just asking for memory, before Python 3.12.9 and 3.13.2
(https://github.com/python/cpython/issues/128679); the Prefect server has some.
"""

import tracemalloc

from flows.read import read_documents


def peak_of(path: str) -> tuple[int, int]:
    """Return the peak of memory while a file is read batch by batch, and the number of its documents."""
    next(read_documents([path], batch_size=1))  # what is imported by the way is none of it
    tracemalloc.start()
    try:
        count = sum(len(batch) for batch in read_documents([path], batch_size=32))
        return tracemalloc.get_traced_memory()[1], count
    finally:
        tracemalloc.stop()
