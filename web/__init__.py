"""How people and programs reach the assistant: HTTP API, chat page, MCP.

Imports whatever stands below it and is imported by nothing but `assistant.cli`.
"""
