# syntax=docker/dockerfile:1

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source

# What the restore reads, so that a change of code does not repeat it.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY src/MongCai.Schedule/MongCai.Schedule.csproj src/MongCai.Schedule/
COPY src/MongCai.Schedule.Hangfire/MongCai.Schedule.Hangfire.csproj src/MongCai.Schedule.Hangfire/
COPY src/MongCai.Schedule.Service/MongCai.Schedule.Service.csproj src/MongCai.Schedule.Service/
# UseHangfire=true: a release fails loudly where the job host cannot be built in, rather than go without.
RUN dotnet restore src/MongCai.Schedule.Service -p:ForContainer=true -p:UseHangfire=true

COPY .editorconfig ./
COPY src src
COPY calendars calendars
COPY CHANGELOG.md ./
RUN dotnet publish src/MongCai.Schedule.Service --configuration Release --no-restore -p:ForContainer=true -p:UseHangfire=true --output /app

FROM mcr.microsoft.com/dotnet/runtime-deps:10.0
WORKDIR /app
COPY --from=build /app .

# The base image's unprivileged user owns what the service keeps.
RUN mkdir /data && chown "$APP_UID" /data
USER $APP_UID
VOLUME /data
EXPOSE 8080

# The image has no HTTP client; bash can speak enough of it.
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/live HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && grep -q '^HTTP/1.1 200' <&3"]

ENTRYPOINT ["./MongCai.Schedule.Service"]
CMD ["serve", "--urls", "http://+:8080", "--data", "/data"]
