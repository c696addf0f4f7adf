"""Past one machine: several replicas of the app behind HAProxy, with rooms in a shared store."""
