"""Files → raw sheets, plan text and Markdown: knows file formats, knows no meaning."""
