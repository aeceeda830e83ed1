"""The dossier for assistants, by the Model Context Protocol (https://modelcontextprotocol.io)."""
