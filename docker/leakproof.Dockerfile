# Leakproof as an image. Build it from the root of a checkout that has been built:
#   LEAKPROOF_PREPARE=1 ./leakproof && docker build -f docker/leakproof.Dockerfile -t leakproof .
# The base must have bash and a Java runtime, 17 or newer.
ARG BASE=eclipse-temurin:17-jre
FROM ${BASE}

COPY leakproof /opt/leakproof/
COPY cli/target/leakproof/ /opt/leakproof/
# readable for all, whatever the checkout's modes were; then the class-data archive for this image's Java
RUN chmod -R a+rX,go-w /opt/leakproof && chmod 0755 /opt/leakproof/leakproof \
 && LEAKPROOF_PREPARE=1 /opt/leakproof/leakproof \
 && mkdir -p -m 0700 /work /release && chown 10001:10001 /work /release

USER 10001:10001
ENV HOME=/work
WORKDIR /work
ENTRYPOINT ["/opt/leakproof/leakproof"]
