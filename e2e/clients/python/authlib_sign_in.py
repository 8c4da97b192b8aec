"""Authlib in Flask, as its demo signs people in."""

import os

from authlib.integrations.flask_client import OAuth
from flask import Flask, redirect, session, url_for

app = Flask(__name__)
app.secret_key = os.environ["SESSION_SECRET"]
oauth = OAuth(app)
oauth.register(
    name="keyturn",
    client_id=os.environ["OAUTH_CLIENT_ID"],
    client_secret=os.environ["OAUTH_CLIENT_SECRET"],
    server_metadata_url=os.environ["OAUTH_ISSUER"] + "/.well-known/openid-configuration",
    client_kwargs={"scope": "openid email profile"},
)


@app.route("/login")
def login():
    return oauth.keyturn.authorize_redirect(url_for("callback", _external=True))


@app.route("/auth/keyturn/callback")
def callback():
    token = oauth.keyturn.authorize_access_token()
    session["id"] = token["userinfo"]["sub"]
    session["user"] = oauth.keyturn.userinfo(token=token)
    return redirect("/")


@app.route("/")
def home():
    return session.get("user") or "nobody"


app.run(host="localhost", port=int(os.environ["PORT"]))
