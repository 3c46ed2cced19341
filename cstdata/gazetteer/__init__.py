"""Names that several stations of the line go by: data files, and what reads them."""
