# The command in an image: docker run --rm -v "$PWD:/repo:ro" factorlint
FROM node:22.21-bookworm-slim AS build
WORKDIR /source
COPY . .
RUN node scripts/build.mjs && node scripts/pack.mjs

FROM node:22.21-bookworm-slim
RUN apt-get update \
  && apt-get install --yes --no-install-recommends git \
  && rm -rf /var/lib/apt/lists/*
WORKDIR /opt/factorlint
COPY --from=build /source/node_modules/.cache/packed packed
RUN npm install --omit=dev --no-audit --no-fund ./packed/*.tgz && rm -rf packed \
  # A mounted repository belongs to somebody else.
  && git config --system --add safe.directory '*'
USER node
WORKDIR /repo
ENTRYPOINT ["/opt/factorlint/node_modules/.bin/factorlint"]
