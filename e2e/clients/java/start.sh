#!/bin/sh
# Starts the program in the package that is named. Java does not read SSL_CERT_FILE: it wants a store,
# which is made beside that file. What keytool has to say goes to its output, a success to its errors.
store="$SSL_CERT_FILE.p12"
password=changeit
[ -f "$store" ] || keytool -importcert -noprompt -alias keyturn -file "$SSL_CERT_FILE" \
  -keystore "$store" -storepass "$password" 2>/dev/null
exec java -XX:TieredStopAtLevel=1 \
  -Djavax.net.ssl.trustStore="$store" -Djavax.net.ssl.trustStorePassword="$password" \
  -Dspring.config.location="classpath:/$1/" -cp '.installed/classes:.installed/dependency/*' "$1.App"
