"""Rules by code over the ledger and over what will be published."""
