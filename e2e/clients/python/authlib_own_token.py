"""A session of Authlib that gets a token for the app itself."""

import os

from authlib.integrations.requests_client import OAuth2Session

client = OAuth2Session(
    os.environ["OAUTH_CLIENT_ID"],
    os.environ["OAUTH_CLIENT_SECRET"],
    scope=os.environ["API_SCOPE"],
)
token = client.fetch_token(
    os.environ["OAUTH_ISSUER"] + "/oauth2/token", grant_type="client_credentials"
)
print(token["access_token"])
