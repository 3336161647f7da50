"""Whether a document keeps to GB/T 9704-2012: on the file, and on the page that comes of it."""
