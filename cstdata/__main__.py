"""``python -m cstdata``."""

from cstdata.cli import main

if __name__ == "__main__":
    main()
