"""Everything that was made is opened again before it is filed."""

from collections.abc import Sequence
from pathlib import Path

from rectify_docs.model.ledger import Ledger
from rectify_docs.pipeline.produce import Product


def verify(folder: Path, products: Sequence[Product], ledger: Ledger) -> None:
    """Placeholder until the verifier is in."""
