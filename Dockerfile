# Two stages: packages and build with everything, the image that runs with what running needs.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# Not `npm ci`: it refuses a lock that leaves out packages of other systems. Versions come from the lock all the same.
RUN npm install --no-save --no-audit --no-fund --ignore-scripts
COPY . .
# esbuild and swc bring their programs inside their packages; nothing is downloaded here.
RUN npm run generate && node src/cli/build.mjs && npm prune --omit=dev --no-audit --no-fund --ignore-scripts

FROM node:22-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=build --chown=node:node /app/package.json ./
COPY --from=build --chown=node:node /app/node_modules ./node_modules
COPY --from=build --chown=node:node /app/dist ./dist
COPY --from=build --chown=node:node /app/prisma ./prisma
COPY --from=build --chown=node:node /app/policies ./policies
RUN mkdir /data && chown node:node /data
ENV DATA_DIR=/data HOST=0.0.0.0
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD node -e "fetch('http://127.0.0.1:3000/healthz').then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"
# Not through npm: signals must reach the server itself. The argument is the role: all, web, worker or migrate.
ENTRYPOINT ["node", "--enable-source-maps", "dist/main.js"]
CMD ["all"]
