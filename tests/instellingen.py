"""The real settings for a process that a test starts, only faster.

A password costs no half second there, and a tab of Chromium no process of its own.
"""

from config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
SECURE_CROSS_ORIGIN_OPENER_POLICY = None
