# One image per service from one build of all of them: docker build --build-arg SERVICE=order-service --build-arg PORT=8081 .
# docker-compose.yml does that for the three. The target demo is an image of its own: the scenarios of ./run demo.

FROM maven:3.9.11-eclipse-temurin-25 AS poms
WORKDIR /orderflow
COPY . .
RUN mkdir /poms && find . -name pom.xml -exec cp --parents {} /poms \;

FROM maven:3.9.11-eclipse-temurin-25 AS build
WORKDIR /orderflow
COPY --from=poms /poms .
COPY .mvn .mvn
COPY shared-messages shared-messages
COPY messaging messaging
COPY service-defaults service-defaults
ENV MAVEN_ARGS="--batch-mode --no-transfer-progress -Dmaven.test.skip=true -Dspotless.check.skip=true"
# The libraries first: they stay built while a service changes. ~/.m2 is kept from build to build. The secret is for networks
# that put a certificate authority of their own between you and the rest: see docker-compose.yml.
RUN --mount=type=cache,target=/root/.m2,sharing=locked --mount=type=secret,id=ca_certificate \
    set -e; ca=/run/secrets/ca_certificate; \
    [ ! -s $ca ] || keytool -importcert -cacerts -storepass changeit -noprompt -alias extra -file $ca; \
    mvn -pl shared-messages,service-defaults,messaging/testkit,messaging/moves -am package
COPY . .
RUN --mount=type=cache,target=/root/.m2,sharing=locked \
    mvn -pl order-service,payment-service,notification-service,demo -am package
RUN set -e; for service in order-service payment-service notification-service; do \
      cp $service/target/*-exec.jar service.jar; \
      java -Djarmode=tools -jar service.jar extract --layers --destination /layers/$service; \
    done

FROM eclipse-temurin:25-jre-noble AS demo
COPY --from=build /orderflow/demo/target/orderflow-demo-exec.jar demo.jar
USER 10001:10001
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", "demo.jar"]

FROM eclipse-temurin:25-jre-noble
ARG SERVICE
ARG PORT
WORKDIR /service
# what changes seldom comes first
COPY --from=build /layers/$SERVICE/dependencies/ ./
COPY --from=build /layers/$SERVICE/spring-boot-loader/ ./
COPY --from=build /layers/$SERVICE/snapshot-dependencies/ ./
COPY --from=build /layers/$SERVICE/application/ ./
ENV SERVER_PORT=$PORT
# What the heap does not take is about 300 MB under load; glibc's arenas, one per thread, would add to that.
ENV MALLOC_ARENA_MAX=2
ENV JDK_JAVA_OPTIONS="-XX:MaxRAMPercentage=40 -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError"
COPY service-defaults/src/image/ /usr/local/bin/
# with its cache, a service starts several times as fast
RUN train service.aot
USER 10001:10001
EXPOSE $PORT
HEALTHCHECK --interval=5s --timeout=15s --start-period=300s --retries=5 CMD ["ready"]
# Java is process 1: SIGTERM reaches it, and it finishes the messages in hand. The cache contains objects, for which the heap that
# Java would begin with is too small.
ENTRYPOINT ["java", "-XX:InitialRAMPercentage=25", "-XX:AOTCache=service.aot", "-jar", "service.jar"]
