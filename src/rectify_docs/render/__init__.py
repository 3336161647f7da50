"""Context + template → bytes: docx, xlsx, Markdown, pdf."""
