"""An API in Flask that checks JWT access tokens (RFC 9068) with Authlib."""

import os

import requests
from authlib.integrations.flask_oauth2 import ResourceProtector, current_token
from authlib.oauth2.rfc9068 import JWTBearerTokenValidator
from flask import Flask

ISSUER = os.environ["OAUTH_ISSUER"]


class Validator(JWTBearerTokenValidator):
    def get_jwks(self):
        return requests.get(ISSUER + "/oauth2/jwks", timeout=10).json()


app = Flask(__name__)
require_oauth = ResourceProtector()
require_oauth.register_token_validator(Validator(ISSUER, os.environ["API_AUDIENCE"]))


@app.route("/")
@require_oauth()
def home():
    return dict(current_token)


app.run(host="localhost", port=int(os.environ["PORT"]))
