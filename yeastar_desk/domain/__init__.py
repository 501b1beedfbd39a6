"""Values and rules of selling Yeastar subscriptions: pure Python, no input or output."""
