"""The weights hold no operator whose sums a processor may cut off: products of 8-bit numbers."""

from flows.annotate.tagger.model import WEIGHTS

# Names of ONNX operators that multiply 8-bit numbers; they stand in the file as text.
OPERATORS = (b"MatMulInteger", b"DynamicQuantizeLinear", b"QLinearMatMul", b"DynamicQuantizeMatMul")


def test_no_operator_multiplies_8_bit_numbers():
    stored = WEIGHTS.read_bytes()
    assert b"DequantizeLinear" in stored
    assert [name for name in OPERATORS if name in stored] == []
