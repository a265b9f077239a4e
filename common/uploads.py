"""Refuses a request that is too large before any of its file is kept."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

BLOK = 64 * 1024
# Reading on lets the browser show our page instead of a broken connection; but not for ever.
LEES_DOOR = 512 * 1024**2


class BegrensdeUpload(FileUploadHandler):
    """First of FILE_UPLOAD_HANDLERS: over UPLOAD_MAX_BYTES the answer is 413, nothing is stored.

    Each form has a lower limit of its own, with a message at the field.
    """

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):
        if content_length <= settings.UPLOAD_MAX_BYTES:
            return None
        te_gaan = min(content_length, LEES_DOOR)
        while te_gaan > 0 and (blok := input_data.read(min(BLOK, te_gaan))):
            te_gaan -= len(blok)
        raise RequestDataTooBig("de aanvraag is groter dan UPLOAD_MAX_BYTES")

    def receive_data_chunk(self, raw_data, start):
        return raw_data

    def file_complete(self, file_size):
        return None
