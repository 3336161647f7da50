"""Raw sheets → records: header finding and the pure grammars of what cells say."""
