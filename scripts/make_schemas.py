"""Write the JSON Schemas of run.json and ledger.json that the package carries.

Run it after a change of the models in src/rectify_docs/model/: `python -m scripts.make_schemas`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from rectify_docs.model.ledger_record import LedgerRecord
from rectify_docs.model.run import RunRecord

if TYPE_CHECKING:
    from rectify_docs.model.record import Record

FOLDER = Path(__file__).parents[1] / "src" / "rectify_docs" / "schemas"
MODELS: dict[str, type[Record]] = {"run.schema.json": RunRecord, "ledger.schema.json": LedgerRecord}
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_text(model: type[Record]) -> str:
    """Return the JSON Schema of `model`, indented, with a final newline.

    Why the mode: it is the one in which keys that may be left out are not required.
    """
    schema = {"$schema": DIALECT, **model.model_json_schema(by_alias=True, mode="validation")}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def main() -> None:
    """Write both schemas."""
    FOLDER.mkdir(exist_ok=True)
    for name, model in MODELS.items():
        (FOLDER / name).write_text(schema_text(model), encoding="utf-8", newline="\n")
        print(f"已写入 src/rectify_docs/schemas/{name}")


if __name__ == "__main__":
    main()
