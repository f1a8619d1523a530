// CSyntax
