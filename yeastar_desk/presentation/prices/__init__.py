"""Price lists, and the imports of prices, customers and hosting packages with a look before anything is stored."""
