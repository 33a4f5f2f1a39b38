"""Drives a running server with scim2-tester, a client of SCIM 2.0 that nobody here wrote.

Takes the address and a token from the environment (SCIM_BASE, SCIM_TOKEN), prints one JSON object a check.
"""

import json
import os

from httpx2 import Client
from scim2_client.engines.httpx2 import SyncSCIMClient
from scim2_tester import check_server

http = Client(
    base_url=os.environ["SCIM_BASE"],
    headers={"Authorization": f"Bearer {os.environ['SCIM_TOKEN']}"},
    timeout=30,
)
for result in check_server(SyncSCIMClient(http)):
    print(
        json.dumps(
            {
                "status": result.status.name,
                "title": result.title,
                "resource": result.resource_type,
                "reason": str(result.reason),
            }
        )
    )
