import gc

gc.set_threshold(100_000, 20, 20)  # half a million objects of libraries are gone through less often
