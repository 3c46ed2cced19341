"""Tables to packages on disk, and back: CSV and Parquet editions, descriptors, verification."""

# Nothing is imported here: `cstdata.load` needs `reading` alone, and quickly.
