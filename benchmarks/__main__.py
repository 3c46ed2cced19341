"""Run the benchmarks that are named, or all."""

import sys
from importlib import import_module

NAMES = ("startup", "throughput")

for name in sys.argv[1:] or NAMES:
    print(f"# {name}")
    import_module(f"benchmarks.{name}").main()
