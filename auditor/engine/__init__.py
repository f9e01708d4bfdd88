"""From facts to findings: the check files, the doors they come in by, the judgement."""
