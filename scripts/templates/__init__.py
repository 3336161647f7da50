"""The content of the default templates: their wording, with the wording for zero."""
