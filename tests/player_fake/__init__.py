"""The player in Chromium with Python outside the browser: its worker only carries messages, and the test owns the time."""
