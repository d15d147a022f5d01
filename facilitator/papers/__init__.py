"""Papers: read-models become a page plan (pure data), the plan becomes a tagged PDF.

The only package that imports reportlab. Each kind of paper has its own module with the frozen
read-model that others fill and one function that makes the paper: `agreement`, `summary`,
`slips`, `sign_in`, `my_week`, `thanks`, `statement`, `cover`; `pack` binds many into one file
and `render.render` turns any of them into bytes.
"""
