"""The settings, one file per purpose; what differs between places comes from the environment."""

# Each file holds settings and nothing else, so all of it is meant.
from config.settings.achtergrond import *  # noqa: F403
from config.settings.gegeven import *  # noqa: F403
from config.settings.inloggen import *  # noqa: F403
from config.settings.opslag import *  # noqa: F403
from config.settings.programma import *  # noqa: F403
