"""requests-oauthlib in Flask, as its example of a web application does it."""

import os

from flask import Flask, redirect, request, session
from requests_oauthlib import OAuth2Session

ISSUER = os.environ["OAUTH_ISSUER"]
CLIENT_ID = os.environ["OAUTH_CLIENT_ID"]
REDIRECT_URI = os.environ["APP_URL"] + "/auth/keyturn/callback"
SCOPE = ["openid", "email", "profile"]

# Its documentation wants this where the app itself runs without TLS, on the developer's machine.
os.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"

app = Flask(__name__)
app.secret_key = os.environ["SESSION_SECRET"]


@app.route("/login")
def login():
    keyturn = OAuth2Session(CLIENT_ID, redirect_uri=REDIRECT_URI, scope=SCOPE)
    address, session["state"] = keyturn.authorization_url(ISSUER + "/oauth2/authorize")
    return redirect(address)


@app.route("/auth/keyturn/callback")
def callback():
    keyturn = OAuth2Session(CLIENT_ID, redirect_uri=REDIRECT_URI, state=session["state"])
    keyturn.fetch_token(
        ISSUER + "/oauth2/token",
        client_secret=os.environ["OAUTH_CLIENT_SECRET"],
        authorization_response=request.url,
    )
    return keyturn.get(ISSUER + "/oauth2/userinfo").json()


app.run(host="localhost", port=int(os.environ["PORT"]))
