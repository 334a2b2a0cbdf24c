"""The player in Chromium, Python outside the browser: its worker only carries messages; the test owns the time."""
