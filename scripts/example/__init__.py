"""The example workspace: an invented city, 示例市, made from the data beside this file with a fixed seed."""
