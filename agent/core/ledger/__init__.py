"""Who asks and who gives, honestly: headers are weak evidence, and most letters are neither (INFERENCE 7)."""
