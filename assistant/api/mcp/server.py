"""Hands the tools to the MCP SDK. Loaded with the first call."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Any

from fastapi import Request
from mcp.server.context import ServerRequestContext
from mcp.server.lowlevel import Server
from mcp.server.streamable_http_manager import StreamableHTTPSessionManager
from mcp.shared.exceptions import MCPError
from mcp_types import (
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    ListToolsResult,
    PaginatedRequestParams,
    TextContent,
    Tool,
    ToolAnnotations,
)

from assistant.api.context import Context
from assistant.api.mcp import tools
from assistant.api.mcp.schemas import input_schema
from assistant.api.mcp.text import problem_text
from assistant.api.middleware import LARGEST_BODY
from assistant.api.problems import Problem, problem, problem_of
from assistant.wording import texts, wording
from ingest.errors import TransferkompassError

log = logging.getLogger("transferkompass.api")

NAME = "transferkompass"
PROBLEM = "transferkompass/problem"
"""Key of the problem in the ``_meta`` of a call that failed."""
READS_ONLY = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)

Asked = ServerRequestContext[Any, Request]


def session_manager(context: Context, version: str) -> StreamableHTTPSessionManager:
    """Without sessions, so that any process may answer; replies are JSON, whole."""
    by_name = {tool.name: tool for tool in tools.TOOLS}
    listed = ListToolsResult(tools=[_described(tool) for tool in tools.TOOLS])

    async def list_tools(_: Asked, __: PaginatedRequestParams | None) -> ListToolsResult:
        return listed

    async def call_tool(asked: Asked, wanted: CallToolRequestParams) -> CallToolResult:
        tool = by_name.get(wanted.name)
        if tool is None:
            raise _no_tool(wanted.name, by_name)
        assert asked.request is not None, "over HTTP there is a request"
        return _result(await _outcome(tool, tools.Caller(context, asked.request), wanted.arguments or {}))

    server: Server[Any] = Server(
        NAME,
        version=version,
        title=wording("mcp", "title"),
        instructions=wording("mcp", "instructions"),
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )
    return StreamableHTTPSessionManager(server, json_response=True, stateless=True, max_request_body_size=LARGEST_BODY)


def _no_tool(name: str, known: Iterable[str]) -> MCPError:
    found = problem("unknown_tool", 400, wording("mcp", "no_tool", tool=name[:100], known=", ".join(known)))
    return MCPError(INVALID_PARAMS, found.detail, found.model_dump(mode="json", exclude_none=True))


async def _outcome(tool: tools.Tool, caller: tools.Caller, given: object) -> tools.Outcome | Problem:
    try:
        return await tool.call(caller, given)
    except TransferkompassError as error:
        return problem_of(error)
    except Exception as error:
        # The SDK would send the words of the exception to the caller.
        log.error("request failed unexpectedly", exc_info=error)
        return problem("internal", 500)


def _described(tool: tools.Tool) -> Tool:
    said = texts("mcp")["tools"][tool.name]
    return Tool(
        name=tool.name,
        title=said["title"],
        description=said["description"],
        input_schema=input_schema(tool.arguments, said["arguments"]),
        output_schema=tool.result.model_json_schema(mode="serialization"),
        annotations=READS_ONLY,
    )


def _result(found: tools.Outcome | Problem) -> CallToolResult:
    if isinstance(found, Problem):
        meta = {PROBLEM: found.model_dump(mode="json", exclude_none=True)}
        content = TextContent(text=problem_text(found))
        return CallToolResult(content=[content], is_error=True, _meta=meta)
    structured = found.structured.model_dump(mode="json")
    return CallToolResult(content=[TextContent(text=found.text)], structured_content=structured)
