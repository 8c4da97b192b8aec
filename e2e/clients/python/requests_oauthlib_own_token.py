"""requests-oauthlib gets a token for the app itself: its "Backend Application Flow"."""

import os

from oauthlib.oauth2 import BackendApplicationClient
from requests_oauthlib import OAuth2Session

client = BackendApplicationClient(
    client_id=os.environ["OAUTH_CLIENT_ID"], scope=[os.environ["API_SCOPE"]]
)
token = OAuth2Session(client=client).fetch_token(
    token_url=os.environ["OAUTH_ISSUER"] + "/oauth2/token",
    client_id=os.environ["OAUTH_CLIENT_ID"],
    client_secret=os.environ["OAUTH_CLIENT_SECRET"],
)
print(token["access_token"])
