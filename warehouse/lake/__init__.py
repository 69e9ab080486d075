"""A warehouse that many runs write at once and many read: DuckLake, Parquet files and a catalog beside them."""
