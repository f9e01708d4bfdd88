"""The guided audit behind a page: one sitting in memory, driven by messages, whatever carries them."""
