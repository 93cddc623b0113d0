"""The desktop windows: Qt only, fed by the desk with frozen views."""
