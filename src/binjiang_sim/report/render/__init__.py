"""One kind of content to one kind of file: pages, documents, workbooks, tables, text for a terminal."""
