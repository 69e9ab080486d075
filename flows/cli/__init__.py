"""The `onrecord` command: one module a group of commands."""

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command; who stops it while it is still being imported reads one line too."""
    try:
        from flows.cli.app import main as command
    except KeyboardInterrupt:
        print("onrecord: stopped; the published warehouse is as it was", file=sys.stderr)
        sys.exit(130)
    command()
