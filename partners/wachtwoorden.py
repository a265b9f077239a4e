"""The rules for a password, told in our words. The rules themselves are Django's."""

from django.contrib.auth import password_validation


class Lengte(password_validation.MinimumLengthValidator):
    def get_error_message(self):
        return f"Maak je wachtwoord langer: minstens {self.min_length} tekens."

    def get_help_text(self):
        return f"Minstens {self.min_length} tekens. Een zin van een paar woorden is goed."


class Bekend(password_validation.CommonPasswordValidator):
    def get_error_message(self):
        return "Kies een ander wachtwoord: dit gebruiken veel mensen."

    def get_help_text(self):
        return "Niet iets dat veel mensen gebruiken."


class Eigen(password_validation.UserAttributeSimilarityValidator):
    def get_error_message(self):
        return "Kies een ander wachtwoord: dit lijkt op je naam of je e-mailadres."

    def get_help_text(self):
        return "Niet je naam of e-mailadres."


class Cijfers(password_validation.NumericPasswordValidator):
    def get_error_message(self):
        return "Gebruik niet alleen cijfers."

    def get_help_text(self):
        return ""
