"""The command line. Commands are thin: they read options, call the audit, hand the result to reports and terminal."""
