#!/bin/sh
# Makes app.aot, from which Java starts the server: serves the articles of a folder from a database of its own, asks for every page that the
# front page links to, and for a search, and stops. Usage: train.sh /recto /content (as root, with PostgreSQL and curl installed)
set -euf
recto=$1 content=$2
database=/tmp/train
postgres() {
    su postgres -s /bin/sh -c "PATH=\$(echo /usr/lib/postgresql/*/bin):\$PATH; $1"
}
# The server asks for a password, as those of operators do, so that what answers it is in the cache, too
postgres "echo recto > $database.password
    initdb -D $database --auth=scram-sha-256 --pwfile=$database.password --encoding=UTF8 > /dev/null
    pg_ctl -D $database -w -o '-k /tmp -c fsync=off' start > /dev/null"
trap 'postgres "pg_ctl -D $database stop -m fast"' EXIT

# Without adapters, of which Java 25 finds a few under a wrong name at each start and warns. Without what it notes of the compiler: by that a
# start compiles more, and a method that was not hot in the training is never compiled well, so that a hot page takes a quarter more CPU
java -XX:AOTCacheOutput="$recto/app.aot" -XX:+UseSerialGC -XX:+UnlockDiagnosticVMOptions -XX:-AOTAdapterCaching -XX:-AOTRecordTraining \
    -Drecto.content.dir="$content" -Dquarkus.datasource.jdbc.url=jdbc:postgresql://localhost/postgres -Dquarkus.datasource.username=postgres \
    -Dquarkus.datasource.password=recto -jar "$recto/quarkus-run.jar" &
server=$!
until [ "$(curl -s -o /dev/null -w '%{http_code}' http://localhost:9000/q/health/ready)" = 200 ]; do
    kill -0 $server
    sleep 1
done
paths=$(curl -sf http://localhost:8080/ | grep -o 'href="/[^"#]*' | cut -c7- | sort -u)
for _ in 1 2 3; do
    for path in / $paths '/search?q=article'; do
        curl -sf -o /dev/null --compressed "http://localhost:8080$path"
    done
done
curl -sf -o /dev/null http://localhost:9000/q/metrics
kill $server
# Java answers a signal with 143, and writes the cache before it ends
wait $server || [ $? = 143 ]
test -s "$recto/app.aot"
