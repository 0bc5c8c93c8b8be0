# syntax=docker/dockerfile:1
# The service with its model and index in the image: it starts without a network and without a build.
FROM python:3.12-slim AS build
# An index of CPU-only torch wheels saves gigabytes: --build-arg PIP_EXTRA_INDEX_URL=…
ARG PIP_EXTRA_INDEX_URL
# Engines beyond files: --build-arg EXTRAS=[milvus,postgres]
ARG EXTRAS=""
WORKDIR /src
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY corpus corpus
COPY index index
COPY assistant assistant
COPY web web
RUN python -m venv /opt/assistant \
 && /opt/assistant/bin/pip install --no-cache-dir --constraint constraints.txt ".${EXTRAS}"
ENV ASSISTANT_DATA_DIR=/var/lib/assistant
RUN /opt/assistant/bin/assistant build

FROM python:3.12-slim
RUN useradd --system --uid 10001 --home-dir /var/lib/assistant assistant
COPY --from=build /opt/assistant /opt/assistant
COPY --from=build --chown=assistant:assistant /var/lib/assistant /var/lib/assistant
ENV PATH=/opt/assistant/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    ASSISTANT_DATA_DIR=/var/lib/assistant \
    ASSISTANT_HOST=0.0.0.0
USER assistant
WORKDIR /var/lib/assistant
VOLUME /var/lib/assistant
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
CMD ["assistant", "serve"]
