"""Entry point: ``python -m rectify_docs`` and the ``rectify-docs`` command."""

from rectify_docs.cli.app import main

if __name__ == "__main__":
    main()
